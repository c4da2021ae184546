namespace Yingzhou.Languages.Forms;

/// <summary>Anything a form is made of.</summary>
public abstract record FormComponent
{
    public required string Id { get; init; }

    public string? Label { get; init; }

    /// <summary>Expression without its leading <c>=</c>; when it is true the component and its answers are gone. Unknown shows it.</summary>
    public string? Hide { get; init; }

    /// <summary>The designer's own properties; those of this product begin with <c>yz:</c>.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();
}

/// <summary>A component that holds others.</summary>
public abstract record FormContainer : FormComponent
{
    /// <summary>Where its answers lie in the data, dotted; empty = with its surroundings.</summary>
    public string Path { get; init; } = "";

    public required IReadOnlyList<FormComponent> Components { get; init; }
}

/// <summary>group: components that belong together.</summary>
public sealed record FormGroup : FormContainer;

/// <summary>dynamiclist: the same components once per row.</summary>
public sealed record FormList : FormContainer
{
    public int DefaultRows { get; init; } = 1;

    public bool MayAddAndRemove { get; init; } = true;
}

/// <summary>text: prose in plain Markdown.</summary>
public sealed record FormText : FormComponent
{
    public required string Text { get; init; }
}

/// <summary>image: only pictures of our own (a path on this site) or inside the form (a data address).</summary>
public sealed record FormImage : FormComponent
{
    public required string Source { get; init; }
    public required string Alternative { get; init; }
}

/// <summary>separator</summary>
public sealed record FormSeparator : FormComponent;

/// <summary>spacer</summary>
public sealed record FormSpacer : FormComponent;
