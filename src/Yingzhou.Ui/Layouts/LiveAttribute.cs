namespace Yingzhou.Ui.Layouts;

/// <summary>Marks a citizen's page that holds an interactive island or streams, so that <see cref="Document"/> sends Blazor's script. All others go without.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LiveAttribute : Attribute;
