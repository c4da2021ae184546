namespace Yingzhou.Languages.Dmn;

/// <summary>A fault of a model or of its evaluation.</summary>
/// <param name="ElementId">The element of the model concerned; a modeler can select it.</param>
/// <param name="Detail">An English sentence.</param>
public sealed record DmnProblem(string ElementId, string Detail)
{
    public override string ToString() => $"{ElementId}: {Detail}";
}

/// <summary>Either a model or the reason why the document is none.</summary>
public sealed record DmnImportResult(DmnModel? Model, DmnProblem? Error)
{
    /// <summary>The model, for models that are part of a program: throws when the document was refused.</summary>
    public DmnModel Required => Model ?? throw new FormatException(Error?.Detail);
}
