using Microsoft.AspNetCore.WebUtilities;
using Yingzhou.Assurance.Identity;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Modules;
using Yingzhou.Kernel;

namespace Yingzhou.Host.Composition;

/// <summary>Which pages of the officials' end are for a post (页面准入): what it says itself, or the menu entry it is or lies below.</summary>
sealed class PageDoors(ModuleCatalogue modules, PageIndex pages, IPermissions permissions)
{
    static readonly Fault Outside = new("permission.outside", "此页供政府部门办公使用，外部机构的岗位不能打开。", 403);

    // Where everybody comes in; what stands there is theirs.
    static readonly string[] Homes = ["/desk", "/cockpit"];

    readonly List<MenuEntry> entries = [.. modules.All.SelectMany(module => module.Menu).Where(entry => entry.End.HasFlag(Ends.Official))];

    /// <summary>Whether the menu shows an entry: the acting post has one of its rights at least where it sits.</summary>
    public bool Shows(Subject subject, MenuEntry entry) =>
        entry.Rights is { } rights ? permissions.AllowsAtSeat(subject, rights, Place(entry.Route)) : IsInside(subject);

    /// <returns><c>null</c> where the page may be opened; otherwise why not, kept in the audit: somebody stood before it.</returns>
    public Fault? Refuse(Subject subject, Uri page, RouteEndpoint? endpoint) =>
        Missing(subject, page, endpoint) switch
        {
            null => null,
            [] => Outside,
            var rights => permissions.RefuseAtSeat(subject, rights, Place(page.AbsolutePath)),
        };

    /// <summary>Whether a link to the page leads somewhere. Nobody has asked for it yet, so nothing is noted.</summary>
    public bool Offers(Subject subject, Uri page) => Missing(subject, page, pages.At(page.AbsolutePath)) is null;

    /// <returns>Rights of which one would open the page, none for pages of the administration; <c>null</c> where it is open.</returns>
    IReadOnlyList<string>? Missing(Subject subject, Uri page, RouteEndpoint? endpoint)
    {
        var path = page.AbsolutePath.TrimEnd('/');
        if (endpoint?.Metadata.GetMetadata<NeedsRightAttribute>() is { } needed)
            return permissions.AllowsAtSeat(subject, needed.Actions, Place(path)) ? null : needed.Actions;
        var over = At(path, page.Query);
        // The page of one thing asks about that thing, wherever it was found.
        if (over.Count == 0 && endpoint is not null && !IsOfOneThing(endpoint))
            for (var above = Above(path); over.Count == 0 && above.Length > 0 && !Homes.Contains(above); above = Above(above))
                over = At(above, "");
        return over.Count == 0
            || over.Exists(entry => Shows(subject, entry))
            || over.Exists(entry => Homes.Contains(entry.Route) && entry.Rights is null)
                ? null
            : over.Find(entry => entry.Rights is not null) is { Rights: { } rights } ? rights
            : [];
    }

    // Entries with a query share a page: the one that is asked for counts, and without a query any of them.
    List<MenuEntry> At(string path, string query)
    {
        var here = entries.FindAll(entry => entry.Route.Split('?')[0] == path);
        var asked = QueryHelpers.ParseQuery(query);
        var exact = here.FindAll(entry =>
            entry.Route.Split('?') is [_, var own]
            && QueryHelpers.ParseQuery(own).All(one => asked.TryGetValue(one.Key, out var given) && given == one.Value)
        );
        return exact.Count > 0 ? exact : here;
    }

    static string Above(string path) => path[..Math.Max(0, path.LastIndexOf('/'))];

    static bool IsOfOneThing(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.Parameters.Any(parameter => parameter.ParameterPolicies.Any(policy => policy.Content is "guid"));

    static bool IsInside(Subject subject) => subject.ActingPost?.Unit.Kind is not UnitKind.Outside;

    static Resource Place(string path) => new("menu", path);
}
