using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace VideoWeb.Media.Interchange;

internal static class XmlText
{
    /// <summary>A file with declaration and document type, as the importers want it.</summary>
    public static byte[] Write(string documentType, XElement root)
    {
        var utf8 = new UTF8Encoding(false);
        using var file = new MemoryStream();
        using (var xml = XmlWriter.Create(file, new XmlWriterSettings { Encoding = utf8, Indent = true }))
            new XDocument(new XDeclaration("1.0", "UTF-8", null), new XDocumentType(documentType, null, null, null), root).Save(xml);
        // an empty internal subset is written as "[]", which is nowhere seen in the editors' own files
        return utf8.GetBytes(utf8.GetString(file.ToArray()).Replace($"<!DOCTYPE {documentType} []>", $"<!DOCTYPE {documentType}>", StringComparison.Ordinal));
    }
}
