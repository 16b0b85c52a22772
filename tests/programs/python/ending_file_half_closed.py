# Text whose file was closed below it.
text = open("text", "w")
text.write("text\n")
text.buffer.raw.close()
