namespace Yingzhou.Assurance.Identity.Entrance;

/// <summary>Addresses that come with a request and are gone to afterwards: only those of this city.</summary>
static class LocalPath
{
    public static string Or(string? path, string otherwise) => path is ['/'] or ['/', not ('/' or '\\'), ..] ? path : otherwise;
}
