using System.IO.Compression;

namespace LocalOfferCms.Core.Checks.Links;

/// <summary>What an address on somebody else's server gave.</summary>
/// <param name="Status">The last answer's status; null for none.</param>
/// <param name="Problem">What is wrong, in a sentence; null when nothing is.</param>
/// <param name="Address">Where it was found, after it had been followed.</param>
/// <param name="Bytes">What it holds; empty when there is a problem.</param>
public sealed record FetchedPage(int? Status, string? Problem, Uri? Address, byte[] Bytes);

/// <summary>Fetches what lies at an address on somebody else's server, under the rules of the link check: never a place of a private network, whatever leads there;
/// no other port, no sign-in, a time limit and a limit of size. One address that somebody named is asked for, and no other: nothing is crawled, so
/// <c>robots.txt</c>, which speaks to those who go from link to link, is not asked.</summary>
public sealed class ForeignPages : IDisposable
{
    private const int MostRedirects = 5;
    private readonly HttpMessageInvoker _http;
    private readonly LinkPatience _patience;
    private readonly TimeProvider _clock;

    internal ForeignPages(HttpMessageHandler handler, LinkPatience patience, TimeProvider clock) => (_http, _patience, _clock) = (new(handler), patience, clock);

    /// <summary>Whether other people's servers are asked at all on this host.</summary>
    public bool AreAsked => _patience.FollowsLinks;

    /// <summary>How long to wait between two questions to one host.</summary>
    public TimeSpan BetweenQuestions => _patience.BetweenQuestions;

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    /// <summary>Asks for an address, and follows where it leads.</summary>
    /// <param name="address">The address.</param>
    /// <param name="asker">Who asks, for those who read their server's log: the site's name and address.</param>
    /// <param name="mostBytes">The most that is read.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<FetchedPage> GetAsync(string address, string asker, int mostBytes, CancellationToken ct)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var at) || !LinkProbe.MayBeAsked(at))
        {
            return new(null, "The address cannot be asked for.", null, []);
        }

        // A document takes longer than a head.
        using var timeout = new CancellationTokenSource(_patience.Timeout * 2, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, ct);
        try
        {
            return await FollowAsync(at, asker, mostBytes, either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new(null, "It does not answer in time.", null, []);
        }
        catch (HttpRequestException error)
        {
            return new(null, LinkProbe.Words(error), null, []);
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            return new(null, "Its answer breaks off.", null, []);
        }
        catch (NotPublicException)
        {
            return new(null, LinkProbe.NotPublic, null, []);
        }
    }

    private async Task<FetchedPage> FollowAsync(Uri at, string asker, int mostBytes, CancellationToken ct)
    {
        for (var steps = 0; ; steps++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, at);
            request.Headers.TryAddWithoutValidation("User-Agent", asker);
            request.Headers.TryAddWithoutValidation("Accept", "text/html,application/pdf,application/vnd.openxmlformats-officedocument.wordprocessingml.document,*/*;q=0.5");
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");
            using var response = await _http.SendAsync(request, ct);
            var status = (int)response.StatusCode;
            if (status is >= 300 and < 400 && response.Headers.Location is { } location)
            {
                var next = location.IsAbsoluteUri ? location : new Uri(at, location);
                if (steps >= MostRedirects)
                {
                    return new(status, "It sends readers from one address to the next without end.", at, []);
                }

                if (!LinkProbe.MayBeAsked(next))
                {
                    return new(status, "It sends readers to an address that they cannot follow.", at, []);
                }

                at = next;
                continue;
            }

            // Who refuses machines may well show readers the page; then nobody is told that it is not there, and nothing is said of what it holds.
            return status >= 300 ? new(status, LinkProbe.Problem(status) ?? "It does not talk to machines, so it could not be read. Readers may be able to.", at, [])
                : await ReadAsync(response, at, mostBytes, ct);
        }
    }

    private static async Task<FetchedPage> ReadAsync(HttpResponseMessage response, Uri at, int mostBytes, CancellationToken ct)
    {
        var stream = await response.Content.ReadAsStreamAsync(ct);
        await using var plain = response.Content.Headers.ContentEncoding.Contains("gzip") ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        using var kept = new MemoryStream();
        var block = new byte[32_768];
        for (int read; (read = await plain.ReadAsync(block, ct)) > 0;)
        {
            if (kept.Length + read > mostBytes)
            {
                return new((int)response.StatusCode, $"It is larger than {Media.FileKinds.SizeName(mostBytes)}, so it was not read.", at, []);
            }

            kept.Write(block, 0, read);
        }

        return new((int)response.StatusCode, null, at, kept.ToArray());
    }
}
