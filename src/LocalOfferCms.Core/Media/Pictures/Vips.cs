using System.Runtime.InteropServices;

namespace LocalOfferCms.Core.Media.Pictures;

/// <summary>The few calls of libvips that we make. Only the child process loads it. Its functions with options take pairs of name and value, ended by a null;
/// called with whole numbers and addresses only, they work by a fixed signature on Linux for x64, which is where we have the library.</summary>
internal static class Vips
{
    private const string Library = "vips";
    private const CallingConvention C = CallingConvention.Cdecl;

    /// <summary>Older ones leave the place of a photograph in WebP files.</summary>
    private static readonly Version Proven = new(8, 18, 7);

    /// <summary>Loads and readies the library: one thread, no cache, and only the three readers that we want.</summary>
    /// <exception cref="InvalidOperationException">It is older than the version that was proven to leave nothing of a photograph's place.</exception>
    public static void Start(string libraryPath)
    {
        var library = NativeLibrary.Load(libraryPath);
        NativeLibrary.SetDllImportResolver(typeof(Vips).Assembly, (name, _, _) => name == Library ? library : 0);
        if (Init("localoffer") != 0)
        {
            throw new InvalidOperationException("libvips does not start.");
        }

        var version = new Version(VersionPart(0), VersionPart(1), VersionPart(2));
        if (version < Proven)
        {
            throw new InvalidOperationException($"libvips {version} is older than {Proven}.");
        }

        ConcurrencySet(1);
        CacheSetMax(0);
        BlockSet("VipsForeignLoad", 1);
        BlockSet("VipsForeignLoadJpeg", 0);
        BlockSet("VipsForeignLoadPng", 0);
        BlockSet("VipsForeignLoadWebp", 0);
    }

    /// <summary>What libvips last complained of.</summary>
    public static string Error => Marshal.PtrToStringUTF8(ErrorBuffer()) ?? "";

    [DllImport(Library, EntryPoint = "vips_init", CallingConvention = C)]
    private static extern int Init([MarshalAs(UnmanagedType.LPUTF8Str)] string name);

    [DllImport(Library, EntryPoint = "vips_version", CallingConvention = C)]
    private static extern int VersionPart(int part);

    [DllImport(Library, EntryPoint = "vips_concurrency_set", CallingConvention = C)]
    private static extern void ConcurrencySet(int threads);

    [DllImport(Library, EntryPoint = "vips_cache_set_max", CallingConvention = C)]
    private static extern void CacheSetMax(int operations);

    [DllImport(Library, EntryPoint = "vips_operation_block_set", CallingConvention = C)]
    private static extern void BlockSet([MarshalAs(UnmanagedType.LPUTF8Str)] string name, int isBlocked);

    [DllImport(Library, EntryPoint = "vips_error_buffer", CallingConvention = C)]
    private static extern nint ErrorBuffer();

    [DllImport(Library, EntryPoint = "vips_image_get_width", CallingConvention = C)]
    public static extern int Width(nint image);

    [DllImport(Library, EntryPoint = "vips_image_get_height", CallingConvention = C)]
    public static extern int Height(nint image);

    [DllImport(Library, EntryPoint = "vips_image_hasalpha", CallingConvention = C)]
    public static extern int HasAlpha(nint image);

    [DllImport(Library, EntryPoint = "g_object_unref", CallingConvention = C)]
    public static extern void Release(nint thing);

    [DllImport(Library, EntryPoint = "g_free", CallingConvention = C)]
    public static extern void Free(nint memory);

    [DllImport(Library, EntryPoint = "vips_area_unref", CallingConvention = C)]
    public static extern void ReleaseArea(nint area);

    [DllImport(Library, EntryPoint = "vips_array_double_new", CallingConvention = C)]
    public static extern nint NewArray(double[] values, int count);

    /// <summary>Reads a picture whole; its pixels are unpacked when something asks for them.</summary>
    [DllImport(Library, EntryPoint = "vips_image_new_from_buffer", CallingConvention = C)]
    public static extern nint Load(
        nint bytes, nuint length, [MarshalAs(UnmanagedType.LPUTF8Str)] string options,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string failName, int failOn,
        nint end);

    /// <summary>Makes a picture smaller, upright and sRGB.</summary>
    [DllImport(Library, EntryPoint = "vips_thumbnail_image", CallingConvention = C)]
    public static extern int Shrink(
        nint image, out nint smaller, int width,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string heightName, int height,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string sizeName, int size,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string profileName, [MarshalAs(UnmanagedType.LPUTF8Str)] string profile,
        nint end);

    /// <summary>Reads a picture and makes it smaller in one go, which costs a fraction; a picture that is cut off passes.</summary>
    [DllImport(Library, EntryPoint = "vips_thumbnail_buffer", CallingConvention = C)]
    public static extern int LoadAndShrink(
        nint bytes, nuint length, out nint image, int width,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string heightName, int height,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string sizeName, int size,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string profileName, [MarshalAs(UnmanagedType.LPUTF8Str)] string profile,
        nint end);

    [DllImport(Library, EntryPoint = "vips_extract_area", CallingConvention = C)]
    public static extern int Cut(nint image, out nint cut, int left, int top, int width, int height, nint end);

    /// <summary>Puts a colour behind what is transparent.</summary>
    [DllImport(Library, EntryPoint = "vips_flatten", CallingConvention = C)]
    public static extern int Flatten(nint image, out nint flat, [MarshalAs(UnmanagedType.LPUTF8Str)] string backgroundName, nint background, nint end);

    [DllImport(Library, EntryPoint = "vips_jpegsave_buffer", CallingConvention = C)]
    public static extern int SaveJpeg(
        nint image, out nint bytes, out nuint length,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string qualityName, int quality,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string keepName, int keep,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string interlaceName, int interlace,
        nint end);

    [DllImport(Library, EntryPoint = "vips_webpsave_buffer", CallingConvention = C)]
    public static extern int SaveWebP(
        nint image, out nint bytes, out nuint length,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string qualityName, int quality,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string keepName, int keep,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string losslessName, int lossless,
        nint end);

    [DllImport(Library, EntryPoint = "vips_pngsave_buffer", CallingConvention = C)]
    public static extern int SavePng(
        nint image, out nint bytes, out nuint length,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string compressionName, int compression,
        [MarshalAs(UnmanagedType.LPUTF8Str)] string keepName, int keep,
        nint end);
}
