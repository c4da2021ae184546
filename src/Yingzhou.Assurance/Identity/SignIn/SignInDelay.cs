namespace Yingzhou.Assurance.Identity.SignIn;

/// <summary>How long to wait after failures in a row: it grows, and it ends, so that nobody can lock somebody else out for good. Source: p18 R10.</summary>
static class SignInDelay
{
    /// <summary>Failures in a row that cost nothing: fingers slip.</summary>
    public const int Free = 3;

    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>0 up to the third failure, then 2, 4, 8 … seconds up to five minutes.</summary>
    public static TimeSpan After(int failures) =>
        failures <= Free ? TimeSpan.Zero
        : failures - Free > 8 ? Longest
        : TimeSpan.FromSeconds(1 << (failures - Free));
}
