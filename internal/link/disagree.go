package link

func (m *maker) disagreements() {}
func (m *maker) commitments()   {}
