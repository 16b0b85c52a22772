// What a zygote is made of, as bytes of the library, like forker_image.S: the shared object of
// forker/clone.cc, and warm.py, warm_end.py and rehearsal.py of forker/; and that of a standby,
// forker/hold.cc. zygote.cc and standby.cc declare the symbols.
  .section .rodata
  .global assay_clone_image
  .global assay_clone_image_end
  .global assay_hold_image
  .global assay_hold_image_end
  .global assay_warm_script
  .global assay_warm_script_end
  .global assay_warm_end_script
  .global assay_warm_end_script_end
  .global assay_rehearsal_script
  .global assay_rehearsal_script_end
assay_clone_image:
  .incbin ASSAY_CLONE_PATH
assay_clone_image_end:
  .byte 0
assay_hold_image:
  .incbin ASSAY_HOLD_PATH
assay_hold_image_end:
  .byte 0
assay_warm_script:
  .incbin ASSAY_WARM_PATH
assay_warm_script_end:
  .byte 0
assay_warm_end_script:
  .incbin ASSAY_WARM_END_PATH
assay_warm_end_script_end:
  .byte 0
assay_rehearsal_script:
  .incbin ASSAY_REHEARSAL_PATH
assay_rehearsal_script_end:
  .byte 0
  .section .note.GNU-stack, "", %progbits
