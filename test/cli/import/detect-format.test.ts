import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../../src/cli/import/read-import';

describe('the format', () => {
  it.each([
    ['lure.example\nb.example\n', 'list.txt', 'domains'],
    ['# lures\n*.lure.example\n=b.example\n.c.example\nd.example/x/*\n', 'list', 'domains'],
    ['lure.example campaign=refund expires=2027-01-01T00:00Z\nb.example\n', 'list.txt', 'domains'],
    ['https://lure.example/x\nhttps://b.example/y\n', 'list.txt', 'text'],
    ['lure[.]example\nb[.]example\n', 'list.txt', 'text'],
    ['Dear all,\nplease beware of lure.example today.\n', 'list.txt', 'text'],
    ['[EXTERNAL] please read this\nlure.example\n', 'mail.txt', 'text'],
    ['From: Jo\nSent: Monday\nTo: All\nSubject: Pay\n\nhttps://lure.example\n', 'mail.txt', 'text'],
    ['', 'empty', 'text'],
    ['jo@lure.example\nb@lure.example\n', 'list.txt', 'text'],
    ['0.0.0.0 lure.example\n127.0.0.1 b.example\n', 'list.txt', 'hosts'],
    ['# hosts\n127.0.0.1\tlocalhost\n::1 localhost\n0.0.0.0 lure.example\n', 'hosts', 'hosts'],
    ['! Title: lures\n||lure.example^\n||b.example^$all\n', 'list.txt', 'adblock'],
    ['[Adblock Plus 2.0]\nlure.example\n', 'list.txt', 'adblock'],
    ['||lure.example^\n@@||b.example^\nc.example##.ad\n', 'list.txt', 'adblock'],
    ['$TTL 60\n@ SOA a. b. 1 2 3 4 5\nlure.example CNAME .\n', 'db.zone', 'rpz'],
    ['lure.example CNAME .\n*.lure.example CNAME .\n', 'list.txt', 'rpz'],
    ['lure.example IN CNAME rpz-drop. ; x\n', 'list.txt', 'rpz'],
    ['url,title\nhttps://lure.example/x,a\n', 'list.txt', 'csv'],
    ['domain\nlure.example\n', 'list.txt', 'csv'],
    ['sep=;\nwhen;Url\n', 'list.txt', 'csv'],
    ['# id,dateadded,url,threat\n1,2,http://lure.example/x,y\n', 'list.txt', 'csv'],
    ['\ufeffIndicatorType,IndicatorValue\n', 'list.txt', 'csv'],
    ['who,when\n1,2\n', 'list.csv.gz', 'csv'],
    ['who,when\n1,2\n', 'list.txt', 'text'],
    ['hxxps://lure[.]example/x\nhxxps://b[.]example/y\n', 'list.csv', 'text'],
    ['lure.example\nb.example\n', 'list.csv', 'domains'],
    ['lure.example,1\nb.example,2\n', 'list.csv', 'csv'],
    ['Return-Path: <a@b.example>\r\nReceived: from x\r\n by y\r\nSubject: s\r\n\r\nhi', 'given', 'mail'],
    ['Subject: s\nFrom: a\nMIME-Version: 1.0\n\nhi', 'given', 'mail'],
    ['anything at all', 'a.eml', 'mail'],
    ['<!DOCTYPE html>\n<html>', 'saved.htm', 'mail'],
    ['{"type": "bundle", "objects": []}', 'a.json', 'stix'],
    ['{\n  "more": true, "objects": [{"spec_version": "2.1"}]}', 'a', 'stix'],
    ['{"Event": {"info": "a"}}', 'a.json', 'misp'],
    ['{"response": [{"Event": {}}]}', 'a.txt', 'misp'],
    ['{"c0": {"info": "x", "Orgc": {}}}', 'manifest.json', 'misp'],
    ['["https://lure.example/x"]', 'a.json', 'text'],
    ['{"seen": "https://lure.example/x"}', 'a.json', 'text'],
  ])('of %j, called %s, is %s', (head, name, format) => {
    expect(detectFormat(head, name)).toBe(format);
  });
});
