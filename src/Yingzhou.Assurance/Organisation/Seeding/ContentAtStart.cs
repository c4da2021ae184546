using Microsoft.Extensions.Configuration;
using Yingzhou.Foundation.Content;

namespace Yingzhou.Assurance.Organisation.Seeding;

/// <summary>Finds the city's content when the program starts.</summary>
static class ContentAtStart
{
    /// <summary>Folder of the city's content; without it <c>city/zhoushan</c> is looked for above the program.</summary>
    const string Setting = "City:Content";

    public static CityContent Find(IConfiguration configuration) =>
        configuration[Setting] is { Length: > 0 } folder
            ? new(folder)
            : CityContent.Find(AppContext.BaseDirectory)
                ?? throw new DirectoryNotFoundException($"No city content above {AppContext.BaseDirectory}: set {Setting} to its folder");
}
