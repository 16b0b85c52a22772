// The forker's executable as bytes of the library: `assay` stays one file, and the two are always
// of the same build. forker_image.h declares the symbols.
  .section .rodata
  .balign 4096
  .global assay_forker_image
  .global assay_forker_image_end
assay_forker_image:
  .incbin ASSAY_FORKER_PATH
assay_forker_image_end:
  .byte 0
  .section .note.GNU-stack, "", %progbits
