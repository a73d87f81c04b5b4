package main

import "math"

const degree = 111.2 // kilometres

// A shape is where a polygon lies and how far it reaches.
type shape struct{ lat, lon, radius float64 }

// outline returns the centre of the largest ring and the radius of a circle with the area of all rings.
func outline(rings []ring) shape {
	var best shape
	total, largest := 0.0, 0.0
	for _, r := range rings {
		lat, lon, area := centre(r)
		total += area
		if area > largest {
			largest, best.lat, best.lon = area, lat, lon
		}
	}
	best.radius = math.Sqrt(total / math.Pi)
	return best
}

// centre is the centre of mass of a ring, and its area in square kilometres.
func centre(r ring) (lat, lon, area float64) {
	sum := 0.0
	for i := range r {
		a, b := r[i], r[(i+1)%len(r)]
		cross := a[0]*b[1] - b[0]*a[1]
		sum += cross
		lon += (a[0] + b[0]) * cross
		lat += (a[1] + b[1]) * cross
	}
	if sum == 0 {
		return 0, 0, 0
	}
	lat, lon = lat/(3*sum), lon/(3*sum)
	return lat, lon, math.Abs(sum/2) * degree * degree * math.Cos(lat*math.Pi/180)
}

// distance is that between two points in kilometres.
func distance(lat1, lon1, lat2, lon2 float64) float64 {
	x := (lon2 - lon1) * math.Cos((lat1+lat2)/2*math.Pi/180)
	return degree * math.Hypot(x, lat2-lat1)
}
