using System.Xml.Linq;
using LocalOfferCms.Core.Data;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace LocalOfferCms.Storage;

/// <summary>Keeps the data-protection key ring in the host's database, where every process and node finds it.</summary>
internal sealed class HostKeyRepository(HostDatabase database) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var host = database.Open();
        return [.. host.Keys.AsNoTracking().OrderBy(key => key.Name).Select(key => key.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var host = database.Open();
        host.Keys.Add(new KeyRow { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        host.SaveChanges();
    }
}
