namespace Yingzhou.Assurance.Identity;

/// <summary>How attempts to sign in stand in the audit: the target is <c>Login/</c> and a digest of the log-in, the detail the address.</summary>
public static class SignInDeeds
{
    public const string Failed = "SignInFailed";
    public const string Passed = "SignInPassed";
}
