using System.Buffers.Binary;
using System.Text.Json;

namespace LocalOfferCms.Core.Media.Pictures;

/// <summary>One picture to be made.</summary>
/// <param name="Format">How it is written.</param>
/// <param name="Quality">1 to 100.</param>
/// <param name="Width">The size to make; in a crop, the size before what is over is cut off.</param>
/// <param name="Height">The same.</param>
/// <param name="IsExact">Whether the size is exact; else it is the most, and the shape is kept.</param>
/// <param name="CropLeft">What is cut off at the left.</param>
/// <param name="CropTop">What is cut off at the top.</param>
/// <param name="CropWidth">The width that is kept; 0 for all of it.</param>
/// <param name="CropHeight">The height that is kept.</param>
/// <param name="IsLossless">Keeps every pixel (WebP).</param>
/// <param name="IsChecked">Whether the source is known to be whole: then only as much of it is unpacked as the size needs.</param>
internal sealed record PictureOrder(
    PictureFormat Format, int Quality, int Width, int Height, bool IsExact = false,
    int CropLeft = 0, int CropTop = 0, int CropWidth = 0, int CropHeight = 0, bool IsLossless = false, bool IsChecked = false);

/// <summary>A picture that was made.</summary>
internal sealed record MadePicture(int Width, int Height, byte[] Bytes);

/// <summary>What the host and the child process that unpacks pictures say to each other: each message is its length, JSON, and then plain bytes.</summary>
internal static class RenderMessages
{
    private const int MostJson = 64_000;

    public static async Task WriteOrdersAsync(Stream stream, IReadOnlyList<PictureOrder> orders, ReadOnlyMemory<byte> source, CancellationToken ct)
    {
        await stream.WriteAsync(WithLength(JsonSerializer.SerializeToUtf8Bytes(orders)), ct);
        await stream.WriteAsync(source, ct);
        stream.Close();
    }

    public static (IReadOnlyList<PictureOrder> Orders, byte[] Source) ReadOrders(Stream stream)
    {
        var orders = JsonSerializer.Deserialize<List<PictureOrder>>(ReadJson(stream))!;
        using var source = new MemoryStream();
        stream.CopyTo(source);
        return (orders, source.ToArray());
    }

    public static void WritePictures(Stream stream, IReadOnlyList<MadePicture> pictures)
    {
        stream.Write(WithLength(JsonSerializer.SerializeToUtf8Bytes(pictures.Select(p => new Size(p.Width, p.Height, p.Bytes.Length)))));
        foreach (var picture in pictures)
        {
            stream.Write(picture.Bytes);
        }

        stream.Flush();
    }

    /// <exception cref="InvalidDataException">The bytes are no such message.</exception>
    public static IReadOnlyList<MadePicture> ReadPictures(byte[] answer)
    {
        using var stream = new MemoryStream(answer);
        try
        {
            var sizes = JsonSerializer.Deserialize<List<Size>>(ReadJson(stream))!;
            return [.. sizes.Select(size =>
            {
                var bytes = new byte[Math.Clamp(size.Length, 0, answer.Length)];
                stream.ReadExactly(bytes);
                return new MadePicture(size.Width, size.Height, bytes);
            })];
        }
        catch (Exception error) when (error is JsonException or EndOfStreamException)
        {
            throw new InvalidDataException("The answer is cut off.", error);
        }
    }

    private static byte[] ReadJson(Stream stream)
    {
        var length = new byte[4];
        stream.ReadExactly(length);
        var count = BinaryPrimitives.ReadInt32LittleEndian(length);
        var json = new byte[count is >= 0 and <= MostJson ? count : throw new InvalidDataException("The message has an impossible length.")];
        stream.ReadExactly(json);
        return json;
    }

    private static byte[] WithLength(byte[] json)
    {
        var message = new byte[4 + json.Length];
        BinaryPrimitives.WriteInt32LittleEndian(message, json.Length);
        json.CopyTo(message, 4);
        return message;
    }

    private sealed record Size(int Width, int Height, int Length);
}
