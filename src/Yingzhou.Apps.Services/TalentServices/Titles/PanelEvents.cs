using Yingzhou.Foundation.Storage;

namespace Yingzhou.Apps.Services.TalentServices.Titles;

/// <summary>List and seed of a draw are committed to: what is drawn later follows from them.</summary>
public sealed record PanelSealed(Guid Panel, string ListHash, string SeedHash, int Size) : CityEvent(Panel.ToString())
{
    public override string Type => "talent.panel-sealed";
}

/// <summary>A draw with its seed laid open, so that anybody can repeat it.</summary>
public sealed record PanelDrawn(Guid Panel, string ListHash, string SeedHash, string Seed, string PublicWord, IReadOnlyList<string> Drawn)
    : CityEvent(Panel.ToString())
{
    public override string Type => "talent.panel-drawn";
}
