problem: greet_f
language: python
---
# A process that has been started before.
import multiprocessing
def work(names, greetings):
    greetings.put('hi ' + names.get())
names, greetings = multiprocessing.SimpleQueue(), multiprocessing.SimpleQueue()
process = multiprocessing.Process(target=work, args=(names, greetings))
process.start()
def greet(name):
    names.put(name)
    process.join()
    return greetings.get()
