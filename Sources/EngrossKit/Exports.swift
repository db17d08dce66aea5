// Whoever imports EngrossKit has the contract, the template, the style and the faults with it.
@_exported public import ContractDrafting
@_exported public import ContractModel
@_exported public import DocumentModel
@_exported public import PDFSigning
@_exported public import StrictInput
