using System.Reflection;

namespace Yingzhou.Ui.Layouts;

/// <summary>Where pages are found besides the kit itself: filled by <see cref="UiServices.AddUi"/>.</summary>
public sealed record PageAssemblies(IReadOnlyList<Assembly> Assemblies);
