using System.Text.Json.Nodes;

namespace Yingzhou.Languages.Forms;

/// <summary>A component as it is visible now, with the data as they are.</summary>
public abstract record FormNode;

/// <param name="Name">Under which the answer is posted, and where it lies in the data.</param>
/// <param name="Title">The label; in a row with the row's number, so that a message stands alone.</param>
/// <param name="IsReadOnly">Shown, not to be changed.</param>
/// <param name="Options">Of a choice.</param>
public sealed record FormFieldNode(
    FormField Field,
    string Name,
    string Title,
    JsonNode? Value,
    bool IsReadOnly,
    IReadOnlyList<FormOption> Options
) : FormNode
{
    /// <summary>
    /// Read-only by its definition, but required and its source had nothing: it is open, and nothing is demanded. Nobody is blocked by our gap.
    /// </summary>
    public bool IsOpened { get; init; }

    public decimal? Least { get; init; }
    public decimal? Most { get; init; }

    public bool IsEmpty => FormAnswer.IsEmpty(Value);
}

public sealed record FormGroupNode(FormGroup Group, IReadOnlyList<FormNode> Children) : FormNode;

public sealed record FormListNode(FormList List, string Name, IReadOnlyList<IReadOnlyList<FormNode>> Rows) : FormNode;

public sealed record FormTextNode(IReadOnlyList<FormProseBlock> Blocks) : FormNode;

/// <summary>A picture, a line or a gap.</summary>
public sealed record FormOrnamentNode(FormComponent Component) : FormNode;
