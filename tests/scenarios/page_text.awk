# The words of an html page: one line per block or table row, cells ended by "|". A picture (svg) gives a line "[picture] ..." of
# its own after the block it stands in, so that rows of tables read as they are seen.
BEGIN { RS = "\001" }
{
  text = $0
  gsub(/\n/, " ", text)
  while ((from = index(text, "<style>")) > 0) text = substr(text, 1, from - 1) substr(text, index(text, "</style>") + 8)
  pictures = ""
  while ((from = index(text, "<svg")) > 0) {
    to = index(text, "</svg>")
    picture = substr(text, from, to - from)
    gsub(/<\/(text|title)>/, " | ", picture)
    gsub(/<[^>]*>/, "", picture)
    gsub(/ +/, " ", picture)
    if (picture ~ /[^ ]/) pictures = pictures "[picture] " picture "\n"
    text = substr(text, 1, from - 1) substr(text, to + 6)
  }
  gsub(/<\/t[dh]>/, "|", text)
  gsub(/<br>/, " ", text)
  gsub(/<\/(p|li|tr|h[1-6]|div|figcaption|dt|dd|section|header|footer|title)>/, "\n", text)
  gsub(/<[^>]*>/, "", text)
  gsub(/&nbsp;/, " ", text)
  gsub(/&lt;/, "<", text)
  gsub(/&gt;/, ">", text)
  gsub(/&quot;/, "\"", text)
  gsub(/&#39;/, "'", text)
  gsub(/&amp;/, "\\&", text)
  gsub(/[ \t]+/, " ", text)
  gsub(/ *\n */, "\n", text)
  gsub(/\n+/, "\n", text)
  printf "%s\n%s", text, pictures
}
