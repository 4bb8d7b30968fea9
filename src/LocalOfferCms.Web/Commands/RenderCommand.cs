using LocalOfferCms.Core.Media.Pictures;

namespace LocalOfferCms.Web.Commands;

/// <summary><c>render</c>, which the host starts for a picture and nobody else: see <see cref="RenderChild"/>.</summary>
internal static class RenderCommand
{
    public static int Run(string libraryPath)
    {
        using var input = Console.OpenStandardInput();
        using var output = Console.OpenStandardOutput();
        return RenderChild.Run(libraryPath, input, output, Console.Error);
    }
}
