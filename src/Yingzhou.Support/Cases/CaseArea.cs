namespace Yingzhou.Support.Cases;

/// <summary>Where a case lies, kept so that the list of an area is read off an index.</summary>
public sealed partial class Case
{
    /// <summary>Digits of the code of a county or zone (县区), GB/T 2260.</summary>
    public const int CountyDigits = 6;

    /// <summary>Digits of the code of a town (乡镇街道), GB/T 10114.</summary>
    public const int TownDigits = 9;

    /// <summary>The county that <see cref="Record.Region"/> lies in, kept so that its list is read off an index.</summary>
    public string County
    {
        get => Region[..Math.Min(CountyDigits, Region.Length)];
        private set => _ = value;
    }

    /// <summary>The town, likewise; the county's code where no town is known.</summary>
    public string Town
    {
        get => Region[..Math.Min(TownDigits, Region.Length)];
        private set => _ = value;
    }
}
