using CsCheck;
using Yingzhou.Kernel;

namespace Yingzhou.Pure.Tests.CityManagement;

public class PhotoHashTests
{
    const int All = PhotoHash.Side * PhotoHash.Side;

    static readonly Gen<byte[]> Light = Gen.Byte.Array[All];

    [Fact]
    public void A_blank_picture_has_no_signs()
    {
        Assert.Null(PhotoHash.Of(new byte[All]));
        Assert.Null(PhotoHash.Of(Enumerable.Repeat((byte)200, All).ToArray()));
        Assert.Throws<ArgumentException>(() => PhotoHash.Of(new byte[4]));
    }

    [Fact]
    public void Half_of_the_signs_are_set() =>
        Light.Sample(light => Assert.Equal(32, PhotoHash.Distance(PhotoHash.Of(light)!.Value, 0)), iter: 200);

    [Fact]
    public void Brighter_as_a_whole_it_is_the_same() =>
        Gen.Select(Gen.Byte[0, 200].Array[All], Gen.Int[1, 55])
            .Sample(
                (light, more) =>
                    Assert.InRange(
                        PhotoHash.Distance(
                            PhotoHash.Of(light)!.Value,
                            PhotoHash.Of(light.Select(one => (byte)(one + more)).ToArray())!.Value
                        ),
                        0,
                        0
                    ),
                iter: 200
            );

    [Fact]
    public void A_distance_is_symmetrical_and_zero_for_itself() =>
        Gen.Select(Gen.ULong, Gen.ULong)
            .Sample(
                (one, other) =>
                {
                    Assert.Equal(0, PhotoHash.Distance(one, one));
                    Assert.Equal(PhotoHash.Distance(one, other), PhotoHash.Distance(other, one));
                }
            );
}

public class NamedPlaceTests
{
    static readonly GeoPoint Dinghai = new(122.105, 30.015);

    static readonly NamedArea[] Areas =
    [
        new("昌国街道", new(122.101, 30.0115), 260),
        new("昌国街道", new(122.113, 30.0175), 260),
        new("沈家门街道", new(122.298, 29.9455), 260),
        new("沈家门", new(122.298, 29.9455), 260),
    ];

    [Theory]
    [InlineData("沈家门街道新街 8 号", true)]
    [InlineData("昌国街道人民路", false)]
    [InlineData("从昌国街道去沈家门的路口", false)]
    [InlineData("人民路 12 号", false)]
    public void A_position_twenty_kilometres_off_the_name_is_asked_about(string text, bool asks) =>
        Assert.Equal(asks, NamedPlace.Of(text, Dinghai, Areas) is { Metres: > 18_000 and < 21_000 });

    [Fact]
    public void From_five_kilometres_beyond_the_known_part_somebody_is_asked()
    {
        NamedArea one = new("长白乡", Dinghai, 100);
        GeoPoint Off(double metres) => new(Dinghai.Longitude, Dinghai.Latitude + (metres / 110_850));

        Assert.Null(NamedPlace.Of("长白乡", Off(4_900), [one]));
        Assert.Null(NamedPlace.Of("长白乡", Off(5_050), [one]));
        Assert.NotNull(NamedPlace.Of("长白乡", Off(5_200), [one]));
    }
}
