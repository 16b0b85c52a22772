# The unpacker (main.cc) as bytes of the library. grader/core/unpack.cc declares the symbols.
  .section .rodata
  .global assay_unpacker_image
  .global assay_unpacker_image_end
assay_unpacker_image:
  .incbin ASSAY_UNPACKER_PATH
assay_unpacker_image_end:
  .byte 0
  .section .note.GNU-stack, "", %progbits
