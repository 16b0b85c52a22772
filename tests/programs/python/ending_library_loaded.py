# A shared object that is loaded by the program.
import sqlite3
connection = sqlite3.connect("data")
connection.execute("create table t (n)")
connection.execute("insert into t values (1)")
print("inserted")
