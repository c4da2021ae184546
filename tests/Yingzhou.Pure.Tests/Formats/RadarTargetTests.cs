using System.Text;
using CsCheck;
using Yingzhou.Formats;

namespace Yingzhou.Pure.Tests.Formats;

public class RadarTargetTests
{
    static readonly DateTimeOffset At = new(2026, 11, 30, 8, 15, 2, TimeSpan.Zero);

    const string Line = "$RATLL,07,3011.91,N,12221.672,E,,081502.00,T,*";

    [Fact]
    public void A_target_of_the_standard()
    {
        Assert.True(RadarTarget.TryRead([.. Encoding.ASCII.GetBytes(Line), .. Check(Line)], out var target, out var fault), fault?.Detail);
        Assert.Equal((7, false), (target.Number, target.IsLost));
        Assert.Equal((122.3612, 30.1985), (Math.Round(target.Longitude, 4), Math.Round(target.Latitude, 4)));
        Assert.Null(target.LengthMetres);
    }

    [Fact]
    public void What_is_written_is_read() =>
        Gen.Select(Gen.Int[0, 999], Gen.Double[-179.99, 179.99], Gen.Double[-89.99, 89.99], Gen.Int[1, 400])
            .Sample(
                (number, longitude, latitude, metres) =>
                {
                    var lines = new RadarTarget(number, longitude, latitude, metres, IsLost: number % 2 == 0).Sentences(At).ToList();
                    return lines.Count == 2
                        && RadarTarget.TryRead(Encoding.ASCII.GetBytes(lines[0]), out var place, out _)
                        && RadarTarget.TryRead(Encoding.ASCII.GetBytes(lines[1]), out var size, out _)
                        && place.Number == number
                        && place.IsLost == (number % 2 == 0)
                        && Math.Abs(place.Longitude - longitude) < 2e-6
                        && Math.Abs(place.Latitude - latitude) < 2e-6
                        && size.LengthMetres == metres;
                }
            );

    [Theory]
    [InlineData("$RATLL,07,3011.91,N,12221.672,E,,081502.00,T", "radar-target.fields")]
    [InlineData("$RATLL,7x,3011.91,N,12221.672,E,,081502.00,T,", "radar-target.number")]
    [InlineData("$RATLL,07,3060.00,N,12221.672,E,,081502.00,T,", "radar-target.latitude")]
    [InlineData("$RATLL,07,3011.91,E,12221.672,E,,081502.00,T,", "radar-target.latitude")]
    [InlineData("$RATLL,07,3011.91,N,18100.000,E,,081502.00,T,", "radar-target.longitude")]
    [InlineData("$RATLL,07,3011.91,N,12221.672,E,,081502.00,X,", "radar-target.status")]
    [InlineData("$PYZTS,07,0", "radar-target.length")]
    public void What_is_wrong_is_named(string body, string code)
    {
        Assert.False(RadarTarget.TryRead([.. Encoding.ASCII.GetBytes(body + "*"), .. Check(body + "*")], out _, out var fault));
        Assert.Equal(code, fault.Code);
    }

    [Fact]
    public void A_changed_letter_is_refused_and_other_sentences_are_none_of_ours()
    {
        Assert.False(RadarTarget.TryRead("$RATLL,07,3011.91,N,12221.672,E,,081502.00,T,*00"u8, out _, out var fault));
        Assert.Equal("radar-target.check", fault.Code);
        Assert.False(RadarTarget.IsOne("$GPGGA,*00"u8));
    }

    static byte[] Check(string line) =>
        Encoding.ASCII.GetBytes(
            line[1..^1].Aggregate(0, (check, letter) => check ^ letter).ToString("X2", System.Globalization.CultureInfo.InvariantCulture)
        );
}
