using System.Globalization;

namespace Yingzhou.Ui.Components.Charts;

/// <summary>
/// How our charts are measured: along the time or value axis in percent of the width they get, across it in rem. So they fit a phone and a
/// wall, their words keep the size of the text around them, and no script has to measure anything.
/// </summary>
static class Svg
{
    public static string Percent(double share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    public static string Rem(double length) => length.ToString("0.##", CultureInfo.InvariantCulture) + "rem";

    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
