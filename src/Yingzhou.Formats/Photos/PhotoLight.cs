using SkiaSharp;
using Yingzhou.Kernel;

namespace Yingzhou.Formats;

/// <summary>
/// The light of a photo in a small square (灰度缩略), the right way up: what perceptual hashes are made of. Decoded by Skia, a JPEG at the smallest scale its codec offers, so that a photo of a hundred
/// megapixels takes no more memory than a screen.
/// </summary>
public static class PhotoLight
{
    /// <summary>What is decoded at once, 4 bytes each; a PNG has no smaller scale. What says that it is larger is refused before anything is decoded.</summary>
    public const long MostPixels = 24_000_000;

    static readonly Fault TooManyPixels = new("photo.pixels", "照片的像素太多（PNG 最多 2400 万），请用手机的普通清晰度重拍，或先缩小。")
    {
        Field = "photo",
    };

    /// <param name="photo">A JPEG or PNG.</param>
    /// <param name="side">Pixels a side of the result.</param>
    /// <returns><paramref name="side"/> × <paramref name="side"/> values of 0–255, row after row; a fault for what cannot be decoded whole.</returns>
    public static Outcome<byte[]> Read(byte[] photo, int side)
    {
        using var data = SKData.CreateCopy(photo);
        using var codec = SKCodec.Create(data);
        if (codec is null)
            return PhotoMetadata.Broken;
        var (size, scaled) = (codec.Info.Size, codec.GetScaledDimensions(0.125f));
        if (size.Width < 1 || size.Height < 1)
            return PhotoMetadata.Broken;
        if ((long)scaled.Width * scaled.Height > MostPixels)
            return TooManyPixels;
        using var picture = new SKBitmap();
        if (!picture.TryAllocPixels(new(scaled.Width, scaled.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul)))
            return TooManyPixels;
        return codec.GetPixels(picture.Info, picture.GetPixels()) is SKCodecResult.Success
            ? Upright(Shrunk(picture.GetPixelSpan(), picture.RowBytes, scaled.Width, scaled.Height, side), side, codec.EncodedOrigin)
            : PhotoMetadata.Broken;
    }

    // The mean of what lies under each cell; of a picture smaller than the square the nearest pixel.
    static byte[] Shrunk(ReadOnlySpan<byte> pixels, int stride, int width, int height, int side)
    {
        var light = new byte[side * side];
        for (var y = 0; y < side; y++)
        for (var x = 0; x < side; x++)
        {
            var (top, bottom) = Span(y, side, height);
            var (left, right) = Span(x, side, width);
            long sum = 0;
            for (var row = top; row < bottom; row++)
            for (var column = left; column < right; column++)
            {
                var at = (row * stride) + (column * 4);
                // Rec. 601, in thousandths.
                sum += ((299 * pixels[at]) + (587 * pixels[at + 1]) + (114 * pixels[at + 2])) / 1000;
            }
            light[(y * side) + x] = (byte)(sum / ((bottom - top) * (right - left)));
        }
        return light;
    }

    static (int From, int Until) Span(int cell, int side, int length)
    {
        var from = (int)((long)cell * length / side);
        return (from, Math.Max(from + 1, (int)((long)(cell + 1) * length / side)));
    }

    static byte[] Upright(byte[] light, int side, SKEncodedOrigin origin)
    {
        if (origin is SKEncodedOrigin.TopLeft)
            return light;
        var turned = new byte[light.Length];
        var last = side - 1;
        for (var y = 0; y < side; y++)
        for (var x = 0; x < side; x++)
        {
            var (fromX, fromY) = origin switch
            {
                SKEncodedOrigin.TopRight => (last - x, y),
                SKEncodedOrigin.BottomRight => (last - x, last - y),
                SKEncodedOrigin.BottomLeft => (x, last - y),
                SKEncodedOrigin.LeftTop => (y, x),
                SKEncodedOrigin.RightTop => (y, last - x),
                SKEncodedOrigin.RightBottom => (last - y, last - x),
                _ => (last - y, x),
            };
            turned[(y * side) + x] = light[(fromY * side) + fromX];
        }
        return turned;
    }
}
