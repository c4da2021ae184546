using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Ecology;

/// <summary>The standard tables of the city, as content.</summary>
static class StandardFiles
{
    public static AirQualityIndex Air() => AirQualityIndex.Read(Text("hj633-2012.aqi.json")).Value;

    public static WaterQualityStandard Surface() => WaterQualityStandard.Read(Text("gb3838-2002.water.json")).Value;

    public static WaterQualityStandard Sea() => WaterQualityStandard.Read(Text("gb3097-1997.water.json")).Value;

    public static string Text(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Yingzhou.slnx")))
            folder = folder.Parent;
        return File.ReadAllText(Path.Combine(folder.FullName, "city", "zhoushan", "standards", file));
    }
}
