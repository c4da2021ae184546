using System.Reflection;
using Microsoft.AspNetCore.Components;
using Yingzhou.Ui.Layouts;

namespace Yingzhou.Browser.Tests.Cases;

/// <summary>Every page of the citizens' end, as the product declares them: what a walk has to reach, whoever adds a page.</summary>
static class CitizenPages
{
    /// <summary>Templates of their routes, e.g. <c>/items/{Id}</c>.</summary>
    public static IReadOnlyList<string> Templates { get; } =
    [
        .. Directory
            .GetFiles(AppContext.BaseDirectory, "Yingzhou.*.dll")
            .Where(file => !file.EndsWith(".Tests.dll", StringComparison.Ordinal))
            .Select(file => Assembly.Load(Path.GetFileNameWithoutExtension(file)))
            .SelectMany(assembly => assembly.GetTypes())
            .Where(IsCitizens)
            .SelectMany(page => page.GetCustomAttributes<RouteAttribute>())
            .Select(route => route.Template)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The template an address belongs to, the most literal first: <c>/items</c> is not an item.</summary>
    public static string? TemplateOf(string path) =>
        Templates.Where(template => Matches(template, path)).OrderBy(template => template.Count(letter => letter == '{')).FirstOrDefault();

    // A page without a layout of its own is in the citizens' frame.
    static bool IsCitizens(Type page) =>
        page.IsDefined(typeof(RouteAttribute))
        && page.Namespace?.EndsWith(".Gallery", StringComparison.Ordinal) is not true
        && (page.GetCustomAttribute<LayoutAttribute>()?.LayoutType is not { } layout || layout == typeof(CitizenLayout));

    static bool Matches(string template, string path)
    {
        var (parts, given) = (Parts(template), Parts(path));
        return parts.Length == given.Length && parts.Zip(given).All(pair => Fits(pair.First, pair.Second));
    }

    static bool Fits(string part, string given) =>
        part.EndsWith(":guid}", StringComparison.Ordinal) ? Guid.TryParse(given, out _) : part.StartsWith('{') || part == given;

    static string[] Parts(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);
}
