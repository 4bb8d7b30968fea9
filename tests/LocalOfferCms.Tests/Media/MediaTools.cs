using LocalOfferCms.Core;
using LocalOfferCms.Core.Media;
using LocalOfferCms.Core.Media.Pictures;
using Microsoft.Extensions.Logging.Abstractions;

namespace LocalOfferCms.Tests.Media;

/// <summary>The checks of files as the host has them, without a host.</summary>
public sealed class MediaTools : IDisposable
{
    internal PictureRenderer Renderer { get; } = new(RenderProgram.Of(typeof(Program).Assembly.Location), NullLogger<PictureRenderer>.Instance);

    internal MediaIntake Intake => new(Renderer);

    internal Task<MediaContent> ReadAsync(string name, byte[] bytes) => Intake.ReadAsync(name, bytes, CancellationToken.None);

    /// <summary>Why a file is refused: the code and the sentence.</summary>
    internal async Task<Refusal> WhyNotAsync(string name, byte[] bytes) =>
        Assert.Single((await Assert.ThrowsAsync<RefusedException>(() => ReadAsync(name, bytes))).Refusals);

    public void Dispose() => Renderer.Dispose();
}
