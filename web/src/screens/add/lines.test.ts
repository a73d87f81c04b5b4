import { expect, test } from "vitest";
import { addressesOf } from "./lines";

test("addresses of a text, each once, with and without their scheme", () => {
  expect(addressesOf("https://example.org/feed.xml\nexample.org/page  http://example.net/\n\nhttps://example.org/feed.xml")).toEqual({
    urls: ["https://example.org/feed.xml", "https://example.org/page", "http://example.net/"],
    wrong: [],
  });
  expect(addressesOf("example.org:8080/rss").urls).toEqual(["https://example.org:8080/rss"]);
  expect(addressesOf("https://مثال.إختبار/خبر").wrong).toEqual([]);
});

test("what is no address of the web is named", () => {
  expect(addressesOf("file:///etc/passwd javascript:alert(1) kalam ftp://example.org").wrong).toEqual(["file:///etc/passwd", "javascript:alert(1)", "kalam", "ftp://example.org"]);
});
