namespace Yingzhou.Foundation.Modules;

/// <summary>The two ends (两端) of the plan.</summary>
[Flags]
public enum Ends
{
    None = 0,

    /// <summary>浙里办: people and enterprises.</summary>
    Citizen = 1,

    /// <summary>浙政钉: officials.</summary>
    Official = 2,
}
