using System.Security.Cryptography;
using System.Text;
using LocalOfferCms.Core.Pages;
using LocalOfferCms.Core.Text;
using LocalOfferCms.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace LocalOfferCms.Guidance.DecisionLetters;

/// <summary>Keeps what a reader typed out of every store, and gives the dates as a calendar file at <c>…/dates.ics</c>.</summary>
internal sealed class DecisionLetterVisits(TimeProvider clock) : IPageVisits
{
    private const string FileName = "dates.ics";

    /// <inheritdoc/>
    public string ContentType => "DecisionLetter";

    /// <inheritdoc/>
    public IActionResult? Answer(PageContext page, HttpContext http, ViewDataDictionary view)
    {
        var letter = DecisionLetter.From(page);
        var answers = LetterAnswers.Read(letter, http.Request.Query, Today(page));
        if (answers.WasSent)
        {
            http.Response.Headers.CacheControl = "no-store";
            view["NoIndex"] = true;
        }

        if (page.SubPath == FileName && answers.Dates.Count > 0)
        {
            var file = CalendarOf(page, http.Request, answers).Write(clock.GetUtcNow());
            return new FileContentResult(Encoding.UTF8.GetBytes(file), CalendarFile.MediaType) { FileDownloadName = FileName };
        }

        view["TitlePrefix"] = answers.Errors.Count > 0 ? "Error: " : null;
        return null;
    }

    /// <summary>Today, on the council's clocks.</summary>
    private DateOnly Today(PageContext page) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(page.Tenant.TimeZone)).DateTime);

    private static CalendarFile CalendarOf(PageContext page, HttpRequest request, LetterAnswers answers)
    {
        var name = page.Tenant.DemonstrationNotice is { } notice ? $"{page.Page.Title} ({notice})" : page.Page.Title;
        var address = $"{request.Scheme}://{request.Host.ToUriComponent()}{request.PathBase.ToUriComponent()}/{page.Page.Path}";
        return new(name, [.. answers.Dates.Select(due => new CalendarEntry
        {
            // The same answers make the same entries, so that a second import changes nothing.
            Uid = $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{page.Page.Id}|{due.Limit.Title}|{answers.LetterDate:O}")))[..32]}@{page.Tenant.Name}",
            Summary = due.Limit.IsSuggestion ? due.Limit.Title : $"Last day: {due.Limit.Title}",
            Starts = due.Day.ToDateTime(TimeOnly.MinValue),
            AllDay = true,
            IsFree = true,
            RemindBefore = due.Limit.IsSuggestion ? null : TimeSpan.FromDays(7),
            Description = string.Join('\n', new[] { $"{due.Limit.InWords}.", due.Limit.Source, due.Limit.Certainty, page.Tenant.DemonstrationNotice }.Where(line => !string.IsNullOrEmpty(line))),
            Url = address,
        })]);
    }
}
