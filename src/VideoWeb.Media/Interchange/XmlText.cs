using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace VideoWeb.Media.Interchange;

internal static class XmlText
{
    /// <summary>A file with declaration and bare document type, as the editors' own files begin.</summary>
    public static byte[] Write(string documentType, XElement root)
    {
        var utf8 = new UTF8Encoding(false);
        using var file = new MemoryStream();
        file.Write(utf8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE {documentType}>\n"));
        using (var xml = XmlWriter.Create(file, new XmlWriterSettings { Encoding = utf8, Indent = true, OmitXmlDeclaration = true })) root.Save(xml);
        return file.ToArray();
    }
}
