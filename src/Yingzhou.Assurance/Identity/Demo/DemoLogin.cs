namespace Yingzhou.Assurance.Identity.Demo;

/// <summary>A log-in of the demo as it is listed: at the sign-in page and by <c>./run</c>.</summary>
public sealed record DemoLogin(string Login, string Name, string About);
