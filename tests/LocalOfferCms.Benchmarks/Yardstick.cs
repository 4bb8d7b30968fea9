using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LocalOfferCms.Benchmarks;

/// <summary>What the product is measured against: a bare Kestrel endpoint that answers 20 KB, on the same machine in the same run.</summary>
internal static class Yardstick
{
    public const string Argument = "yardstick";
    private const int Length = 20 * 1024;

    public static async Task<int> ServeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().AddConsole().SetMinimumLevel(LogLevel.Information);
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var plain = Page();
        var packed = Pack(plain);
        app.MapGet("/plain", context => SendAsync(context, plain, null));
        app.MapGet("/brotli", context => SendAsync(context, packed, "br"));
        await app.RunAsync();
        return 0;
    }

    private static Task SendAsync(HttpContext context, byte[] bytes, string? encoding)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = bytes.Length;
        if (encoding is not null)
        {
            context.Response.Headers.ContentEncoding = encoding;
        }

        return context.Response.Body.WriteAsync(bytes).AsTask();
    }

    /// <summary>Words enough to compress as a page does.</summary>
    private static byte[] Page()
    {
        string[] words = ["support", "school", "family", "plan", "council", "help", "young", "person", "service", "health", "care", "review"];
        var text = new StringBuilder();
        for (var i = 0; text.Length < Length; i++)
        {
            text.Append(words[i * 7 % words.Length]).Append(i % 97).Append(i % 11 == 0 ? "</p>\n<p class=\"govuk-body\">" : " ");
        }

        return Encoding.UTF8.GetBytes(text.ToString(0, Length));
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal))
        {
            brotli.Write(bytes);
        }

        return packed.ToArray();
    }
}
