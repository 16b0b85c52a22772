# Pools of threads and processes.
import concurrent.futures
import multiprocessing
import multiprocessing.resource_tracker
def square(x):
    return x * x
if __name__ == "__main__":
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        print(list(pool.map(square, range(8))))
    process = multiprocessing.Process(target=print, args=("in a child",), kwargs={"flush": True})
    process.start()
    process.join()
    print(process.exitcode)
    parent, child = multiprocessing.get_context("spawn").Pipe()
    process = multiprocessing.get_context("spawn").Process(target=child.send, args=([1, 2],))
    process.start()
    print(parent.recv())
    process.join()
    print(process.exitcode)
    multiprocessing.resource_tracker._resource_tracker._stop()
