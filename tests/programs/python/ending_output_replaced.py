import io, os, sys
sys.stdout.write("original without newline")
sys.stdout = io.TextIOWrapper(io.FileIO(os.dup(1), "w"), line_buffering=False)
sys.stdout.write("replaced\n")
