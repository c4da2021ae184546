using Yingzhou.Ui.Components;

namespace Yingzhou.Ui.Layouts;

/// <summary>A place of the division tree that a citizen may choose, e.g. 定海区.</summary>
/// <param name="Code">GB/T 2260 or town code.</param>
public sealed record RegionChoice(string Code, string Name);

/// <summary>Around every page of 浙里办.</summary>
/// <param name="Person">Who is signed in, as she is addressed; <c>null</c> for a visitor.</param>
/// <param name="Attention">Her matters that wait for her.</param>
public sealed record CitizenFrame(string City, string? Person, int Attention, RegionChoice Region, IReadOnlyList<RegionChoice> Regions)
{
    /// <summary>Places beyond the common ones that are for this visitor, e.g. an enterprise's policies and money.</summary>
    public IReadOnlyList<NavEntry> Services { get; init; } = [];
}

/// <summary>A post (岗位) an official may act for.</summary>
/// <param name="OnBehalf">代岗: whose post it is, when it is delegated.</param>
public sealed record PostChoice(string Id, string Title, string Unit, string? OnBehalf = null);

/// <summary>One entry of the workbench's navigation.</summary>
public sealed record NavEntry(string Title, string Href, Glyph Glyph = Glyph.Window, int? Count = null);

/// <summary>The entries of one application or engine.</summary>
public sealed record NavGroup(string Title, IReadOnlyList<NavEntry> Entries);

/// <summary>Around every page of 浙政钉's workbench.</summary>
/// <param name="Acting">The one post this session acts for, so that every purpose is clear.</param>
/// <param name="Inbox">How many tasks wait for that post.</param>
public sealed record OfficialFrame(
    string City,
    string Person,
    PostChoice Acting,
    IReadOnlyList<PostChoice> Posts,
    int Inbox,
    IReadOnlyList<NavGroup> Navigation
)
{
    /// <summary>Whose screen it is, laid over every page; <c>null</c>: nobody has signed in.</summary>
    public ScreenSign? Sign { get; init; }
}

/// <summary>What a picture of a screen gives away (屏幕水印).</summary>
/// <param name="Code">Read by <c>./yz watermark detect</c>, see <see cref="Kernel.ScreenMark"/>.</param>
/// <param name="Words">Read by people: name and time.</param>
public sealed record ScreenSign(ulong Code, string Words);

/// <summary>Around every cockpit.</summary>
/// <param name="AsOf">The instant of the newest data behind it.</param>
public sealed record CockpitFrame(string City, DateTimeOffset? AsOf, IReadOnlyList<NavEntry> Cockpits);
