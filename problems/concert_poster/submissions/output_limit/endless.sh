#!/bin/bash
while :; do
  printf '%1000s\n' 'encore'
done
