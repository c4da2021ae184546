using Yingzhou.Languages.Forms;

namespace Yingzhou.Pure.Tests.Forms;

public class FormMomentTests
{
    static string? Read(MomentKind kind, string text, MomentZone zone = MomentZone.Offset) =>
        FormMoment.Read(
            new FormMomentField
            {
                Id = "",
                Key = "k",
                Kind = kind,
                Zone = zone,
            },
            text
        );

    [Theory]
    [InlineData("2025-09-01")]
    [InlineData("2025-9-1")]
    [InlineData("2025/09/01")]
    [InlineData("2025.9.1")]
    [InlineData("2025年9月1日")]
    [InlineData("20250901")]
    public void Dates_are_read_in_the_forms_people_use(string typed) => Assert.Equal("2025-09-01", Read(MomentKind.Date, typed));

    [Theory]
    [InlineData("2025-02-29")]
    [InlineData("2025-13-01")]
    [InlineData("25-01-01")]
    [InlineData("明天")]
    [InlineData("2025-09-01x")]
    public void What_is_no_day_is_none(string typed) => Assert.Null(Read(MomentKind.Date, typed));

    [Theory]
    [InlineData("9:05")]
    [InlineData("09:05:30")]
    [InlineData("9点5分")]
    [InlineData("9时05")]
    [InlineData("01:05Z")]
    [InlineData("10:05+09:00")]
    public void Times_are_read_as_China_Standard_Time(string typed) => Assert.Equal("09:05+08:00", Read(MomentKind.Time, typed));

    [Theory]
    [InlineData("24:00")]
    [InlineData("9:60")]
    [InlineData("9")]
    public void What_is_no_time_is_none(string typed) => Assert.Null(Read(MomentKind.Time, typed));

    [Theory]
    [InlineData(MomentZone.Offset, "2025-09-01T01:05+08:00")]
    [InlineData(MomentZone.Utc, "2025-08-31T17:05Z")]
    [InlineData(MomentZone.None, "2025-09-01T01:05")]
    public void A_moment_is_written_as_the_form_asks_and_reads_back_the_same(MomentZone zone, string written)
    {
        Assert.Equal(written, Read(MomentKind.DateTime, "2025-09-01 1:05", zone));
        Assert.Equal(written, Read(MomentKind.DateTime, written, zone));
    }

    [Fact]
    public void A_control_gets_local_time() =>
        Assert.Equal(
            "2025-09-01T01:05",
            FormMoment.ForControl(
                new()
                {
                    Id = "",
                    Key = "k",
                    Kind = MomentKind.DateTime,
                },
                "2025-08-31T17:05Z"
            )
        );
}
