using System.Runtime.InteropServices;

namespace LocalOfferCms.Core.Media.Pictures;

/// <summary>The child process that unpacks one picture, which may be hostile, and ends. It limits itself before it reads a byte, opens no file, database or
/// connection, and a crash of it is a picture that could not be read, never a site that is down.</summary>
public static class RenderChild
{
    /// <summary>The word on the command line that asks for it. It is not for people.</summary>
    public const string Verb = "render";

    internal const int Unreadable = 3;

    private const int SizeDown = 2;
    private const int SizeForce = 3;
    private const int FailOnError = 2;
    private const int KeepNothing = 0;

    /// <summary>Reads orders and a picture from standard input, and writes the pictures made to standard output. Gives the exit code.</summary>
    /// <param name="libraryPath">The full path of libvips.</param>
    /// <param name="input">Standard input.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="errors">Says what went wrong, for the host's log.</param>
    public static int Run(string libraryPath, Stream input, Stream output, TextWriter errors)
    {
        Vips.Start(libraryPath);
        ProcessLimits.Apply();
        var (orders, source) = RenderMessages.ReadOrders(input);
        var pinned = GCHandle.Alloc(source, GCHandleType.Pinned);
        try
        {
            RenderMessages.WritePictures(output, [.. orders.Select(order => Make(order, pinned.AddrOfPinnedObject(), source.Length))]);
            return 0;
        }
        catch (VipsException error)
        {
            errors.WriteLine(error.Message);
            return Unreadable;
        }
        finally
        {
            pinned.Free();
        }
    }

    private static MadePicture Make(PictureOrder order, nint source, int length)
    {
        var image = Open(order, source, (nuint)length);
        if (order.CropWidth > 0)
        {
            image = Next(image, Vips.Cut(image, out var cut, order.CropLeft, order.CropTop, order.CropWidth, order.CropHeight, 0), cut);
        }

        if (order.Format == PictureFormat.Jpeg && Vips.HasAlpha(image) != 0)
        {
            var white = Vips.NewArray([255, 255, 255], 3);
            image = Next(image, Vips.Flatten(image, out var flat, "background", white, 0), flat);
            Vips.ReleaseArea(white);
        }

        var made = new MadePicture(Vips.Width(image), Vips.Height(image), Save(image, order));
        Vips.Release(image);
        return made;
    }

    private static nint Open(PictureOrder order, nint source, nuint length)
    {
        const string Profile = "output-profile";
        var size = order.IsExact ? SizeForce : SizeDown;
        nint image;
        if (order.IsChecked)
        {
            Check(Vips.LoadAndShrink(source, length, out image, order.Width, "height", order.Height, "size", size, Profile, "srgb", 0));
            return image;
        }

        var whole = Vips.Load(source, length, "", "fail-on", FailOnError, 0);
        Check(whole == 0 ? -1 : 0);
        return Next(whole, Vips.Shrink(whole, out image, order.Width, "height", order.Height, "size", size, Profile, "srgb", 0), image);
    }

    private static nint Next(nint before, int result, nint after)
    {
        Check(result);
        Vips.Release(before);
        return after;
    }

    private static byte[] Save(nint image, PictureOrder order)
    {
        nint saved;
        nuint length;
        Check(order.Format switch
        {
            PictureFormat.Jpeg => Vips.SaveJpeg(image, out saved, out length, "Q", order.Quality, "keep", KeepNothing, "interlace", 1, 0),
            PictureFormat.WebP => Vips.SaveWebP(image, out saved, out length, "Q", order.Quality, "keep", KeepNothing, "lossless", order.IsLossless ? 1 : 0, 0),
            PictureFormat.Png => Vips.SavePng(image, out saved, out length, "compression", 6, "keep", KeepNothing, 0),
            _ => throw new InvalidOperationException($"{order.Format} is not made."),
        });
        var bytes = new byte[(int)length];
        Marshal.Copy(saved, bytes, 0, bytes.Length);
        Vips.Free(saved);
        return bytes;
    }

    private static void Check(int result)
    {
        if (result != 0)
        {
            throw new VipsException(Vips.Error);
        }
    }

    private sealed class VipsException(string message) : Exception(message);
}
