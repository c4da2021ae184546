using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.Kernel;

static class Given
{
    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    /// <summary>The last quarter of 2025 as the State Council arranged it, so that the worked examples need no file.</summary>
    public static Workdays Autumn2025() =>
        new(
            WorkCalendar
                .Create(
                    "2025-autumn",
                    ["https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm"],
                    Day("2025-09-01"),
                    Day("2025-12-31"),
                    Enumerable.Range(1, 8).Select(day => new DateOnly(2025, 10, day)),
                    [Day("2025-09-28"), Day("2025-10-11")]
                )
                .Value
        );
}
