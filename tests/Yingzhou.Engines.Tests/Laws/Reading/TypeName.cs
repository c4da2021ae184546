namespace Yingzhou.Engines.Tests.Laws.Reading;

/// <summary>An outermost type, by where it lives. What is nested in it belongs to it, closures and state machines too.</summary>
readonly record struct TypeName(string Assembly, string Namespace, string Name)
{
    /// <summary>The folders below the project, e.g. <c>[Cases, Handling]</c>; empty for what lies at the root or outside the project's namespace.</summary>
    public IReadOnlyList<string> Folders =>
        Namespace.StartsWith(Assembly + ".", StringComparison.Ordinal) ? Namespace[(Assembly.Length + 1)..].Split('.') : [];

    public override string ToString() => $"{Namespace}.{Name}";
}

/// <summary>One type's code, signatures or attributes name another.</summary>
readonly record struct TypeUse(TypeName User, TypeName Used);
