#!/bin/bash
# Waits for what never comes.
sleep 1000
cat
