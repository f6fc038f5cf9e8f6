"""Exports, read as a spreadsheet reads them."""

import csv
import io
from typing import Any

import openpyxl
from django.http import StreamingHttpResponse
from django.test import Client

EXPORT = "/customers/export/"


def body(client: Client, **parameters: Any) -> bytes:
    answer = client.get(EXPORT, parameters)
    assert answer.status_code == 200
    assert isinstance(answer, StreamingHttpResponse)
    return answer.getvalue()


def csv_rows(client: Client, **parameters: Any) -> list[dict[str, str]]:
    text = body(client, format="csv", **parameters).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def xlsx_rows(client: Client, **parameters: Any) -> list[tuple[Any, ...]]:
    file = io.BytesIO(body(client, format="xlsx", **parameters))
    sheet = openpyxl.load_workbook(file)["Customers"]
    return list(sheet.iter_rows(values_only=True))


def cover(client: Client, **parameters: Any) -> dict[str, str]:
    """What the workbook's first sheet says."""
    file = io.BytesIO(body(client, format="xlsx", **parameters))
    sheet = openpyxl.load_workbook(file).worksheets[0]
    return {str(what): str(said) for what, said in sheet.values}
