using System.Globalization;
using Yingzhou.Kernel;

namespace Yingzhou.Support.Alerting.Pages;

/// <summary>What a browser's field for date and time sends: the time in Shanghai, without saying so.</summary>
static class LocalTime
{
    public static DateTimeOffset? Read(string? text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), CityTime.Offset)
            : null;
}
