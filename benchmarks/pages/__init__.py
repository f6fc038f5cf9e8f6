"""How long a page of the customers' list takes, ours and other people's.

`python -m benchmarks.pages`: each size of the mirror on each database is built once (by
a sweep of the sandbox, and kept in `var/bench` until the migrations change); then every
contender is asked the same questions through a web server, turn by turn, so that
whatever else the machine does hits all alike.
"""
