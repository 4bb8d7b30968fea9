namespace LocalOfferCms.Core.Media.Pictures;

/// <summary>How the child process that unpacks pictures is started.</summary>
/// <param name="FileName">The program: this one again.</param>
/// <param name="Arguments">What makes it that child.</param>
/// <param name="LibraryPath">The full path of libvips; it need not be there.</param>
public sealed record RenderProgram(string FileName, IReadOnlyList<string> Arguments, string LibraryPath)
{
    /// <summary>Where the library lies, from the folder of the program.</summary>
    public static readonly string LibraryName = Path.Combine("native", "libvips.so");

    /// <summary>A picture that takes longer than this is given up.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The host as it was built: <paramref name="assembly"/> run by the same .NET as this process, or by the one that is installed.</summary>
    public static RenderProgram Of(string assembly)
    {
        var library = Path.Combine(Path.GetDirectoryName(assembly) is { Length: > 0 } folder ? folder : AppContext.BaseDirectory, LibraryName);
        var process = Environment.ProcessPath ?? "dotnet";
        return Path.GetFileNameWithoutExtension(process) == Path.GetFileNameWithoutExtension(assembly) || assembly.Length == 0
            ? new(process, [RenderChild.Verb, library], library)
            : new(Path.GetFileName(process) == "dotnet" ? process : "dotnet", ["exec", assembly, RenderChild.Verb, library], library);
    }
}
